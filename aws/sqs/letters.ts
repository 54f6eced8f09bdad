import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** A message of the dead-letter queue. */
export interface Letter {
  body: string;
  receipt: string;
}

/** The dead-letter queue. */
export interface DeadLetterQueue {
  /** Receives up to ten letters, which nobody else receives meanwhile. */
  receive(): Promise<Letter[]>;
  remove(letter: Letter): Promise<void>;
  /** Lets others receive the letter at once. */
  putBack(letter: Letter): Promise<void>;
}

/** Seconds in which the function handles all that it receives, or dies. */
const hiddenSeconds = 300;

export function deadLetterQueue(sqs: SQSClient, url: string): DeadLetterQueue {
  return {
    async receive() {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10, VisibilityTimeout: hiddenSeconds }),
      );
      return Messages.map(({ Body = '', ReceiptHandle = '' }) => ({ body: Body, receipt: ReceiptHandle }));
    },
    async remove({ receipt }) {
      await sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: receipt }));
    },
    async putBack({ receipt }) {
      await sqs.send(
        new ChangeMessageVisibilityCommand({ QueueUrl: url, ReceiptHandle: receipt, VisibilityTimeout: 0 }),
      );
    },
  };
}
