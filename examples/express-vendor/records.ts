/** What may be on its way out: still shown, but no longer usable. */
export interface Departing {
  /** When it disappears, in milliseconds since the epoch. */
  leavesAt?: number;
}

export interface Device {
  readonly device_id: string;
  readonly display_name: string;
  readonly device_type: string;
}

export interface AcsSystem {
  readonly acs_system_id: string;
  readonly name: string;
}

export interface AcsEntrance {
  readonly acs_entrance_id: string;
  readonly acs_system_id: string;
  readonly display_name: string;
}

export interface UserIdentity extends Departing {
  readonly user_identity_id: string;
  readonly user_identity_key: string | null;
  readonly email_address: string | null;
  readonly phone_number: string | null;
  readonly full_name: string | null;
  readonly created_at: string;
  /** The devices that it may use. */
  readonly device_ids: Set<string>;
}

export interface AcsUser extends Departing {
  readonly acs_user_id: string;
  readonly acs_system_id: string;
  readonly full_name: string;
  readonly email_address: string | null;
  readonly phone_number: string | null;
  readonly created_at: string;
  /** Absent while the user belongs to no identity. */
  user_identity_id: string | undefined;
  /** The entrances that it may open. */
  readonly entrance_ids: Set<string>;
}

export interface AcsCredential extends Departing {
  readonly acs_credential_id: string;
  readonly acs_user_id: string;
  readonly acs_system_id: string;
  readonly access_method: string;
  readonly code: string | null;
  readonly created_at: string;
}

export interface ClientSession {
  readonly client_session_id: string;
  readonly user_identity_id: string | undefined;
  readonly token: string;
  readonly created_at: string;
}
