import { type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { PageInfo } from './node.types.js';

export interface Edge<Item> {
  cursor: string;
  node: Item;
}

/** A page of a list that can grow. `totalCount` is a function, so that counting costs only when asked for. */
export interface Connection<Item> {
  edges: Edge<Item>[];
  nodes: Item[];
  pageInfo: PageInfo;
  totalCount: (() => Promise<number>) | number;
}

/** Makes the edge and connection types for one kind of item (Relay cursor connections specification). */
export function connectionOf<Item extends object>(
  name: string,
  item: () => ClassType<Item> | (abstract new () => Item),
  what: string,
): ClassType<Connection<Item>> {
  @ObjectType(`${name}Edge`, {
    description: `One of ${what}, with its place in the list.`,
    simpleResolvers: true,
  })
  class ItemEdge implements Edge<Item> {
    @Field(() => String, { description: 'Opaque place in the list: send it back as `after` or `before`.' })
    cursor!: string;

    @Field(item as () => ClassType<Item>, { description: 'The item itself.' })
    node!: Item;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${what}.`, simpleResolvers: true })
  class ItemConnection implements Connection<Item> {
    @Field(() => [ItemEdge], { description: 'The items of the page with their cursors.' })
    edges!: ItemEdge[];

    @Field(() => [item() as ClassType<Item>], { description: 'The items of the page.' })
    nodes!: Item[];

    @Field(() => PageInfo, { description: 'Where the page lies.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'How many there are in all pages; counted only when asked for.' })
    totalCount!: (() => Promise<number>) | number;
  }
  return ItemConnection;
}
