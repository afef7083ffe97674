using Puffy.Analytics.Channels;

namespace Puffy.Analytics.WhatIf;

/// <summary>What moves from one channel to another under proposed rules.</summary>
/// <param name="From">The channel under the present rules.</param>
/// <param name="To">The channel under the proposed rules.</param>
/// <param name="Rule">Number and name of the proposed rule that decides.</param>
/// <param name="Sessions">Sessions that move.</param>
/// <param name="Orders">Orders whose last click is one of them.</param>
/// <param name="Revenue">Revenue of those orders in the main currency.</param>
/// <param name="Example">Tags and referrer of one of the sessions: the first in ordinal order.</param>
public sealed record ChannelMove(Channel From, Channel To, string Rule, long Sessions, long Orders, decimal Revenue, string Example);
