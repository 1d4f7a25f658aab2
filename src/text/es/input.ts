import type { Text } from '../text.ts';

/** What is said where there is more than anybody means, or than is listed. */
export const input: Text['input'] = {
  waitingInAll: (all, listed) =>
    `Esperan ${all}; aquí hay ${listed}, primero la más antigua de cada persona:`,
  searchTooLong: (most) =>
    `Es demasiado largo para buscar una operación: ${most} caracteres como mucho. Escribe una operación o unas palabras de su título, por ejemplo \`/care run cambiar sim\`.`,
};
