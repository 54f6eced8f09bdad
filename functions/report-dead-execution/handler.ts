import { readEnvironment } from '../../contracts/environment.ts';
import { guarded } from '../shared/guarded.ts';
import { pipelineServices } from '../shared/pipeline-services.ts';
import { type ExecutionEvent, reportDeadExecution } from './report-dead-execution.ts';

const services = pipelineServices(readEnvironment('report-dead-execution'));

export const handler = guarded((event: ExecutionEvent): Promise<void> => reportDeadExecution(event, services));
