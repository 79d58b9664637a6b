import { credentials } from './credentials.js';
import { uuidNamed } from './uuid.js';
import { Workspace } from './workspace.js';

/** The two workspaces as they are when the app starts, by id. Devices and access systems cannot be made by a call. */
export function seededWorkspaces(): ReadonlyMap<string, Workspace> {
  const workspaces = [
    furnished(new Workspace(credentials.workspaceId, 'Harbour House')),
    furnished(new Workspace(credentials.otherWorkspaceId, 'Mill Tower')),
  ];
  return new Map(workspaces.map((workspace) => [workspace.workspaceId, workspace]));
}

function furnished(workspace: Workspace): Workspace {
  const id = (name: string) => uuidNamed(`${workspace.workspaceId} ${name}`);
  for (const name of ['Front Door', 'Boat Shed', 'Laundry', 'Roof Hatch']) {
    const device_id = id(`device ${name}`);
    workspace.devices.set(device_id, { device_id, display_name: name, device_type: 'august_lock' });
  }
  for (const [system, entrances] of [
    ['Main Building', ['Lobby', 'Car Park']],
    ['Annex', ['Side Gate', 'Archive']],
  ] as const) {
    const acs_system_id = id(`system ${system}`);
    workspace.acsSystems.set(acs_system_id, { acs_system_id, name: system });
    for (const display_name of entrances) {
      const acs_entrance_id = id(`entrance ${display_name}`);
      workspace.acsEntrances.set(acs_entrance_id, { acs_entrance_id, acs_system_id, display_name });
    }
  }
  return workspace;
}
