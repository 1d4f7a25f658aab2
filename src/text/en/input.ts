/** What is said where there is more than anybody means, or than is listed. */
export const input = {
  waitingInAll: (all: number, listed: number) =>
    `${all} wait, ${listed} of them are listed, each person’s oldest first:`,
  searchTooLong: (most: number) =>
    `That is too long to look for an operation by: at most ${most} characters. Type an operation or a few words of its title, such as \`/care run replace sim\`.`,
};
