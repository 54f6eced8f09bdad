import { Duration } from 'aws-cdk-lib';
import { Choice, Condition, Errors, type IChainable, Succeed, Wait, WaitTime } from 'aws-cdk-lib/aws-stepfunctions';
import type { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { type ErasePreviewsInput, type PreviewInput, schema } from '../../contracts/messages.ts';
import type { Template } from './failed-language.ts';
import { longestWithOneRetry, withOneRetry } from './retries.ts';

/** Makes the tasks of the function Preview. */
export interface PreviewTasks {
  readonly invocation: (name: string, payload: object, outputs: string, longest: Duration) => LambdaInvoke;
  /** Preview runs this long at most. */
  readonly longest: Duration;
}

/** The slug, if there may be a preview to erase: of the revision that the upload replaced, or of one that was published. */
const mayBePreviewed = Condition.jsonata("{% $exists($states.input.previewed) and $states.input.previewed != '' %}");
const erasing: Template<ErasePreviewsInput> = { schema, erase: '{% $states.input.previewed %}' };
/** The input of a state that erases previews, as the next state takes it. */
const erased = "{% $merge([$states.input, { 'previewed': '' }]) %}";
/** The same if they could not be erased: that is tried again when the release is published. */
const notErased = "{% $merge([$states.input, { 'previewed': '', 'notErased': true }]) %}";
export const inputAsOutput = '{% $states.input %}';

/** A few objects are listed and deleted. A function that takes longer is not stopped: only nobody waits for it. */
const longestErasure = Duration.seconds(30);
/** For what Step Functions does between the attempts. */
const betweenStates = Duration.seconds(30);

/** Publish's result; `previewed` if the release had an embargo, or replaced one whose preview is left. */
export const publishOutputs =
  "{% $merge([$states.result.Payload, $exists($states.input.until) or $exists($states.input.notErased) ? { 'previewed': $states.input.release.slug } : {}]) %}";

const isUnderEmbargo = '$exists($states.input.until)';

/** Shows a release under embargo to its editors, if that surely ends before its time; then waits. */
export function underEmbargo(scope: Construct, tasks: PreviewTasks, next: IChainable): IChainable {
  const showing: Template<PreviewInput> = {
    schema,
    release: '{% $states.input.release %}',
    results: '{% $states.input.results %}',
    until: '{% $states.input.until %}',
  };
  const wait = Wait.jsonata(scope, 'WaitForEmbargo', { time: WaitTime.timestamp('{% $states.input.until %}') });
  // What was put before it failed: the release may have been withdrawn meanwhile.
  const remains = { schema, erase: '{% $states.input.release.slug %}' };
  const giveUp = erasure('GiveUpPreview', remains, inputAsOutput, tasks)
    .addCatch(wait, { errors: [Errors.ALL], outputs: inputAsOutput })
    .next(wait);
  const show = withOneRetry(tasks.invocation('Preview', showing, inputAsOutput, tasks.longest))
    .addCatch(giveUp, { errors: [Errors.ALL], outputs: inputAsOutput })
    .next(wait);
  wait.next(next);
  const longest = longestWithOneRetry(tasks.longest).plus(longestWithOneRetry(longestErasure)).plus(betweenStates);
  const isFarAway = `$toMillis($states.input.until) - $millis() > ${longest.toMilliseconds()}`;
  return new Choice(scope, 'UnderEmbargo')
    .when(Condition.jsonata(`{% ${isUnderEmbargo} and ${isFarAway} %}`), show)
    .when(Condition.jsonata(`{% ${isUnderEmbargo} %}`), wait)
    .otherwise(next);
}

/** Ends the execution. What is published stays published if its preview cannot be erased. */
export function erasePreview(scope: Construct, tasks: PreviewTasks): IChainable {
  const ended = new Succeed(scope, 'Ended');
  const erase = erasure('ErasePreview', erasing, erased, tasks)
    .addCatch(ended, { errors: [Errors.ALL], outputs: inputAsOutput })
    .next(ended);
  return new Choice(scope, 'AnyPreviewLeft').when(mayBePreviewed, erase).otherwise(ended);
}

/** Erases the preview of what an upload replaced, before anything else; continues with `what` also if that fails. */
export function eraseReplaced(what: Choice, tasks: PreviewTasks): Choice {
  const erase = erasure('EraseReplacedPreview', erasing, erased, tasks);
  return what.when(mayBePreviewed, erase.addCatch(what, { errors: [Errors.ALL], outputs: notErased }).next(what));
}

/** A release does not wait long for a preview to be erased. */
function erasure(name: string, payload: object, outputs: string, { invocation }: PreviewTasks): LambdaInvoke {
  return withOneRetry(invocation(name, payload, outputs, longestErasure));
}
