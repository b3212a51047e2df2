package io.hongyan.im.blob;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is kept of an upload.
 *
 * @param file its bytes; of a picture, upright and clean
 * @param thumbnail a small picture of it, where it could be made
 */
public record Product(Facts facts, Path file, Optional<Path> thumbnail) {}
