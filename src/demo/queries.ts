import { cast, type Person } from './cast.js';
import { openQuestion } from './open-wish.js';
import { projects } from './studio.js';

/** An operation worth running, and by whom. */
export interface DemoOperation {
  /** The operation's own name in the query. */
  readonly name: string;
  readonly about: string;
  readonly as: Person;
  readonly query: string;
  readonly variables?: object;
}

const decisionInFull = `query DecisionInFull($reference: String!) {
  changeRequest(reference: $reference) {
    reference
    title
    wish { wording channel from { name } occurredAt }
    questions { question owedBy { name } answer { text answeredBy { name } } }
    assessments { discipline verdict explanation by { name } }
    briefing {
      number
      digest
      stale
      options {
        optionId title leaveAsIs soundness gives leadTimeDays
        price { from { amount currency } to { amount currency } }
        consequences { consequenceId valence kind severity probability statement }
      }
      recommendation { option { optionId title } why others { optionId judgement why } }
      opened { by { name } occurredAt }
      acknowledged { by { name } digest occurredAt }
    }
    decision {
      stance
      option { id title soundness }
      decidedBy { name }
      authority { level basis }
      reason { code words }
      accepted { id severity statement }
      briefingDigest
      digest
      signatures { printedName meaning digest occurredAt }
      occurredAt
    }
    observations {
      outcome
      consequence { id statement }
      statement evidence hours days
      money { amount currency }
      by { name }
      occurredAt
    }
  }
}`;

const againstAdvice = `query AgainstAdvice {
  changeRequests(filter: { stances: [DEVIATED] }, orderBy: DECIDED_AT_DESC, first: 10) {
    totalCount
    nodes {
      reference
      title
      project { title client { name } }
      recommendation { option { title } why }
      decision {
        stance
        occurredAt
        decidedBy { name }
        option { title soundness }
        reason { code words }
      }
      observations { outcome statement money { amount currency } }
    }
  }
}`;

const whoKnewWhat = `query WhoKnewWhat($reference: String!) {
  changeRequest(reference: $reference) {
    reference
    title
    history(first: 100) {
      totalCount
      nodes {
        __typename
        occurredAt
        recordedAt
        by { name }
        byRole
        onBehalfOf { name }
        ... on ClarificationAskedEvent { question owedBy { name } }
        ... on ClarificationAnsweredEvent { answer }
        ... on ConsequencePredictedEvent { optionId statement severity valence }
        ... on BriefingIssuedEvent { digest deciders { name } }
        ... on BriefingOpenedEvent { digest }
        ... on BriefingAcknowledgedEvent { digest }
        ... on DecisionMadeEvent { chosen acceptedConsequences reason { code words } }
        ... on DecisionSignedEvent { printedName meaning }
        ... on ConsequenceObservedEvent { outcome statement }
      }
    }
  }
}`;

const onWhatAuthority = `query OnWhatAuthority($reference: String!) {
  changeRequest(reference: $reference) {
    reference
    title
    decision {
      decidedBy { name }
      price { amount currency }
      occurredAt
      informed { name }
      objectionUntil
      authority {
        level
        basis
        budgetLeft { amount currency }
        agreement {
          version
          ruleId
          changeBudgets { ruleId granted { amount currency } left { amount currency } periodDays }
        }
      }
    }
    project {
      delegationAgreement {
        inForce {
          version
          accepted { by { name } occurredAt }
          rules {
            ruleId
            level
            scope { disciplines }
            ceilings { price { amount currency } effortHours scheduleDays }
          }
        }
      }
    }
  }
}`;

const answerTheQuestion = `# Changes something: run it as the client, then once more.
mutation AnswerTheQuestion($input: ClarificationAnswerInput!) {
  clarificationAnswer(input: $input) {
    position
    userErrors { code message }
    changeRequest {
      reference
      status
      wish { wording }
      questions { question answer { text answeredBy { name } } }
    }
  }
}`;

const followTheProject = `# Stays open and tells what is new. With the variable after: "lp_0" it begins with what has been.
subscription FollowTheProject($projectId: ID!, $after: LogPosition) {
  projectEvents(projectId: $projectId, after: $after) {
    __typename
    ... on EventReceived {
      position
      event { __typename occurredAt by { name } byRole }
    }
    ... on CaughtUp { position }
    ... on Lagged { resumeAfter }
  }
}`;

export const worthRunning: readonly DemoOperation[] = [
  {
    name: 'DecisionInFull',
    about:
      'One decision: the wish, the options with what each would entail, what the decider had seen, the choice, and what came of it. TEA-1 is another.',
    as: cast.auditor,
    query: decisionInFull,
    variables: { reference: 'TOOLS-1' },
  },
  {
    name: 'AgainstAdvice',
    about: 'Every decision against the recommendation, with the reason given and what came of it.',
    as: cast.manager,
    query: againstAdvice,
  },
  {
    name: 'WhoKnewWhat',
    about: 'Everything that was said and seen, in order: when it happened, and when it was stored.',
    as: cast.auditor,
    query: whoKnewWhat,
    variables: { reference: 'TOOLS-1' },
  },
  {
    name: 'OnWhatAuthority',
    about:
      'A decision of the studio: the rule that let it, what was left of its limit, and who heard of it. TEA-1 is one of the client.',
    as: cast.irina,
    query: onWhatAuthority,
    variables: { reference: 'TEA-4' },
  },
];

/** Tabs beside them, for trying what a command answers, and for seeing it come. */
export const worthTrying: readonly DemoOperation[] = [
  {
    name: 'AnswerTheQuestion',
    about: 'The client answers a question that is open. The second time, it is refused with a reason.',
    as: cast.irina,
    query: answerTheQuestion,
    variables: {
      input: {
        ...openQuestion,
        answer: 'Thirty to a hundred. They ask for their name on the box, and for an invoice.',
      },
    },
  },
  {
    name: 'FollowTheProject',
    about: 'Everything that happens in the project, as it happens: run a command in another tab meanwhile.',
    as: cast.manager,
    query: followTheProject,
    variables: { projectId: projects.tea.id },
  },
];
