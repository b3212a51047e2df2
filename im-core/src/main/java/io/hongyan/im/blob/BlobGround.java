package io.hongyan.im.blob;

import io.hongyan.im.id.Ids;
import io.hongyan.im.storage.Transactions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;

/**
 * What blobs stand on.
 *
 * @param home the folder for blobs of this installation
 * @param language of reasons of refusals
 */
public record BlobGround(
        BlobSettings settings, Path home, Transactions transactions, Ids ids, Clock clock, Locale language) {}
