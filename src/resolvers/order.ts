import type { Direction } from '../projections/page.js';

type FieldOf<Order extends string> = Order extends `${infer Field}_${Direction}` ? Field : never;

/** `RECEIVED_AT_DESC` as the field and the direction that it says in one word. */
export function orderOf<Order extends string>(
  order: Order,
): { readonly field: FieldOf<Order>; readonly direction: Direction } {
  const end = order.lastIndexOf('_');
  // The enum's values are made of exactly these two parts.
  return { field: order.slice(0, end) as FieldOf<Order>, direction: order.slice(end + 1) as Direction };
}
