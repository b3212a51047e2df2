package io.hongyan.im.conformance;

/** What is the same over every protocol that has connections: they log in, have frames, and end. */
interface ConnectionCases extends LoginCases, SessionEndCases, FrameCases, PacketCases, LimitsCases {}
