/** Customers and what they say. */
import type { Sentences } from './refusal.ts';

export const feedbackRefusals = {
  customer_unknown: () => 'There is no such customer.',
  line_unknown: () => 'There is no such line in this order.',
  feedback_unknown: () => 'There is no such feedback.',
  feedback_about_nothing: () => 'Say what it is about: an order, a line or a customer. Nothing was saved.',
  feedback_is_review: () => 'This is a review from the shop: it can be answered, but not changed.',
  feedback_open: () => 'This is open already.',
  feedback_settled: () => 'This was settled already.',
} satisfies Sentences;
