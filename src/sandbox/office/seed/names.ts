export const FIRST = [
  'Lucía',
  'Martín',
  'Sofía',
  'José María',
  'Begoña',
  'Iñaki',
  'Núria',
  'Álvaro',
  'Concepción',
  'Óscar',
  'Mª Ángeles',
  'Joaquín',
  'Aitana',
  'Hugo',
  'Ainhoa',
  'Jesús',
  'Inés',
  'Rubén',
  'Montserrat',
  'Xoán',
] as const;

export const LAST = [
  'García',
  'Fernández',
  'Núñez',
  'Ibáñez',
  'Peña',
  'Muñoz',
  'Gutiérrez',
  'Sánchez',
  'Castaño',
  'Güell',
  'López',
  'Martínez',
  'Etxeberria',
  'Puig',
  'Domínguez',
  'Ordóñez',
  'Vázquez',
  'Ruiz',
  'Cañizares',
  'Sáez',
] as const;

type Row = readonly [string, string, string, string];

/** Name, two surnames, nationality. */
export const FOREIGN: readonly [Row, ...Row[]] = [
  ['Oleksandr', 'Kovalenko', 'Bondar', 'UCRANIA'],
  ['Fátima', 'El Amrani', 'Benali', 'MARRUECOS'],
  ['Ștefan', 'Popescu', 'Ionescu', 'RUMANÍA'],
  ['Wei', 'Zhang', 'Li', 'CHINA'],
  ['Camila', 'Quispe', 'Huamán', 'PERÚ'],
];

export const TRADES = ['Talleres', 'Panadería', 'Transportes', 'Asesoría', 'Reformas', 'Óptica'] as const;

/** Street, postal code, locality, province. */
export const PLACES: readonly [Row, ...Row[]] = [
  ['Calle Mayor 2, 3º A', '28013', 'Madrid', 'Madrid'],
  ['Carrer de Balmes 114', '08008', 'Barcelona', 'Barcelona'],
  ['Calle Sierpes 41', '41004', 'Sevilla', 'Sevilla'],
  ['Gran Vía 12, 5º D', '48001', 'Bilbao', 'Bizkaia'],
  ['Rúa do Vilar 8', '15705', 'Santiago de Compostela', 'A Coruña'],
  ['Calle de la Paz 3', '46003', 'València', 'València'],
  ['Calle Larios 9', '29015', 'Málaga', 'Málaga'],
];
