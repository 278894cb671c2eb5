import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { PlatformErrorCode } from './error-codes.js';

/** One operation as it is about to be executed. */
export interface RequestedOperation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  /** The whole of what was sent, with the fragments that the operation uses. */
  readonly document: DocumentNode;
  /** As the client sent them, not yet checked against their types. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Looked at for every request, also for documents that were validated before: the place for limits that depend on variables. */
export type OperationCheck = (requested: RequestedOperation) => GraphQLError | undefined;

/** Done once an operation has passed all checks, and before anything of it is executed; when it rejects, nothing is. */
export type BeforeExecution<Context extends object> = (
  context: Context,
  requested: RequestedOperation,
) => Promise<void>;

/** Plain HTTP gives one answer, so a subscription would be started here and never heard. */
export const refuseSubscriptions =
  (endpoint: string | undefined): OperationCheck =>
  ({ operation }) =>
    operation.operation === OperationTypeNode.SUBSCRIPTION
      ? new GraphQLError(
          `A subscription can't be answered by a plain HTTP request.${endpoint ? ` Open it at ${endpoint}.` : ''}`,
          {
            nodes: operation,
            extensions: { code: PlatformErrorCode.SUBSCRIPTION_NOT_SUPPORTED_HERE, http: { status: 400 } },
          },
        )
      : undefined;
