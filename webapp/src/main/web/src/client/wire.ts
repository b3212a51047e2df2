/** The words of the wire protocol v1, as `webapp/README.md` describes it. */

import type { Card } from './cards';

export const Op = { login: 1, logout: 2, closed: 3, heartbeat: 7, message: 512, iq: 513, presence: 514, event: 515 } as const;

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };
export type JsonMap = { [key: string]: Json | undefined };

export interface Packet {
  op: number;
  version?: string;
  id?: string;
  code?: number;
  message?: string;
  body?: unknown;
}

export interface LoginAnswer {
  user: Card;
  session?: string;
  heartbeat?: number;
  time?: number;
  limits?: Record<string, number>;
}

export interface Device {
  id: string;
  kind: 'web' | 'desktop' | 'mobile' | 'pad' | 'bot';
  name: string;
}

/** The packets of one frame. Lines that are no packet are dropped: a newer server may send what we don't know. */
export function packetsOf(frame: string): Packet[] {
  const packets: Packet[] = [];
  for (const line of frame.split('\n')) {
    const value: unknown = line.trim() === '' ? undefined : parse(line);
    if (isPacket(value)) {
      packets.push(value);
    }
  }
  return packets;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isPacket(value: unknown): value is Packet {
  return typeof value === 'object' && value !== null && typeof (value as Packet).op === 'number';
}
