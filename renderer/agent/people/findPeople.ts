import type { Person } from '#shared/model/people.ts';

/** Below this many people the list is read faster than searched. */
export const SEARCH_FROM = 9;

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** Those in whose name, address or teams every typed word begins or stands, whatever its accents. */
export function findPeople(
  people: readonly Person[],
  typed: string,
  placesOf: (person: Person) => string,
): readonly Person[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return people;
  return people.filter((person) => {
    const all = plain(`${person.name} ${person.email} ${placesOf(person)}`);
    return words.every((word) => all.includes(word));
  });
}
