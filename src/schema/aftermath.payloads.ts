import { onRequest } from './payloads.js';

export const DecisionConfirmPayload = onRequest('DecisionConfirm');
export const DecisionDenyPayload = onRequest('DecisionDeny');
export const DecisionSupersedePayload = onRequest('DecisionSupersede');
export const ImplementationStartPayload = onRequest('ImplementationStart');
export const ImplementationDeliverPayload = onRequest('ImplementationDeliver');
export const DeliveryAcceptPayload = onRequest('DeliveryAccept');
export const DeliveryRejectPayload = onRequest('DeliveryReject');
export const PaymentAgreePayload = onRequest('PaymentAgree');
export const PaymentRecordPayload = onRequest('PaymentRecord');
export const PaymentCorrectPayload = onRequest('PaymentCorrect');
export const ObservationCorrectPayload = onRequest('ObservationCorrect');
export const AttributionDisputePayload = onRequest('AttributionDispute');
export const DisputeResolvePayload = onRequest('DisputeResolve');
export const ChangeRequestClosePayload = onRequest('ChangeRequestClose');
