import type { Customer } from '../../state.ts';

/** A customer's address as customers-v4 prints it. */
export function printAddress({ address }: Customer) {
  const { street, zip, locality, province } = address;
  return {
    address_lines: [street],
    postal_code: zip,
    state_id: zip.slice(0, 2),
    locality,
    administrative_area: province,
    region_code: 'ES',
  };
}
