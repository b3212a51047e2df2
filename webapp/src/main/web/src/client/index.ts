export { browserLock, browserSocket, lockOfThisTab, systemClock } from './environment';
export type { Clock, Keep, Lock, OpenSocket, Socket, SocketEvents } from './environment';
export { Lost, Refused, SignedOut } from './failures';
export type {
  Announcement, Blob as ServerBlob, BlobAddress, Card, Contact, Department, DeviceItem, GroupCard, GroupLink, GroupMember, GroupRequest, GroupSettings,
  MediaTypeItem, OwnProfile, Presence, ProfileChange, Quiet, Role, Tie, Whom,
} from './cards';
export type { Changes } from './changes';
export type { Contacts } from './contacts';
export type { Conversations } from './conversations';
export type { Departments } from './departments';
export type { Edit, Entry, Forwarded, FoundEntry, Position, Reaction, Settings } from './entries';
export type { Groups } from './groups';
export { piecesOf } from './highlights';
export type { Piece } from './highlights';
export type { EndReason, LinkState } from './link';
export { Messenger } from './messenger';
export type { GroupNews, MessengerEvents, MessengerOptions } from './options';
export type { MessageMore, Outgoing } from './outgoing';
export type { ListChange, Page, Paging } from './pages';
export type { Requests, SearchQuestion } from './requests';
export { Rest } from './rest';
export type { ServerInfo, TokenPair } from './rest';
export { Tokens } from './tokens';
export type { Identity } from './tokens';
export { uuidv7 } from './uuid';
export type { ChatView } from './view';
export type { Device, Json, JsonMap } from './wire';
