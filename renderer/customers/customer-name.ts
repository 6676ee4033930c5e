/** What a customer is called: the name, else the company, else nothing is known. */
export const customerName = (customer: {
  readonly name: string;
  readonly company: string;
}): string | undefined => [customer.name, customer.company].find((part) => part.trim() !== '');
