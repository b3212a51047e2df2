package io.hongyan.im.plugin.storage;

import io.hongyan.im.plugin.Notices;
import io.hongyan.im.plugin.PluginMessages;
import io.hongyan.im.storage.Transactions;

/** What the work of plugins stands on, whoever's it is. */
record WorkGround(Transactions transactions, PluginMessages messages, Notices notices) {}
