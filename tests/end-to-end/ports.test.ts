import { describe } from 'vitest';
import { portsHold } from '../aws/ports.ts';
import { ownPlaces, servicesOf } from './support/own-places.ts';

describe('the ports over the local cloud', () => {
  portsHold(async () => {
    const places = await ownPlaces('ports');
    const { services, clients, documents } = servicesOf(places);
    return { services, clients: { s3: clients[0], dynamo: documents }, places };
  });
});
