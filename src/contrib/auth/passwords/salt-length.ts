/** How long Django's salts are: the fewest letters and digits that carry 128 bits. */
export const saltLength = 22;
