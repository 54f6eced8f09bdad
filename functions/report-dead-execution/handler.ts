import { readEnvironment } from '../../contracts/environment.ts';
import { pipelineServices } from '../shared/pipeline-services.ts';
import { type ExecutionEvent, reportDeadExecution } from './report-dead-execution.ts';

const services = pipelineServices(readEnvironment('report-dead-execution'));

export function handler(event: ExecutionEvent): Promise<void> {
  return reportDeadExecution(event, services);
}
