import type { Endpoint } from '../endpoint.js';
import { shownDevice, troubles } from '../presentation.js';

/** Shows the workspace that the credential acts in. */
export const getWorkspace: Endpoint = {
  path: '/workspaces/get',
  methods: ['GET', 'POST'],
  serve: ({ workspace }) => ({
    workspace: {
      workspace_id: workspace.workspaceId,
      name: workspace.name,
      company_name: 'Express Vendor',
      is_sandbox: true,
      is_suspended: false,
      connect_partner_name: null,
    },
  }),
};

/** Lists the devices of the workspace. */
export const listDevices: Endpoint = {
  path: '/devices/list',
  methods: ['GET', 'POST'],
  serve: ({ workspace }) => ({
    devices: [...workspace.devices.values()].map((device) => shownDevice(workspace, device)),
  }),
};

/** Lists the access systems of the workspace. */
export const listAcsSystems: Endpoint = {
  path: '/acs/systems/list',
  methods: ['GET', 'POST'],
  serve: ({ workspace }) => ({
    acs_systems: [...workspace.acsSystems.values()].map((system) => ({
      ...system,
      workspace_id: workspace.workspaceId,
      ...troubles(),
    })),
  }),
};

/** Lists the entrances of the workspace, or of one access system. */
export const listAcsEntrances: Endpoint = {
  path: '/acs/entrances/list',
  methods: ['GET', 'POST'],
  serve({ parameters, workspace }) {
    const systemId = parameters.optionalUuid('acs_system_id');
    parameters.check();
    const entrances = [...workspace.acsEntrances.values()].filter(
      ({ acs_system_id }) => systemId === undefined || acs_system_id === systemId,
    );
    return { acs_entrances: entrances.map((entrance) => ({ ...entrance, ...troubles() })) };
  },
};
