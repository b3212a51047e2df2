package io.hongyan.im.blob;

import io.hongyan.im.blob.image.Pictures;
import io.hongyan.im.blob.sound.Sounds;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Makes of uploaded bytes what is kept of them. */
final class Workshop {
    /** Pictures whose bytes are none. */
    private static final String ANYTHING = "application/octet-stream";

    private final Pictures pictures;
    private final long mostOfPicture;

    Workshop(BlobSettings settings) {
        this.pictures = new Pictures(settings.megapixels());
        this.mostOfPicture = settings.image();
    }

    /**
     * @param folder where files may be made
     * @throws Refused too large; overloaded
     */
    Product work(Path raw, Path folder) throws IOException {
        String type = TypeOfBytes.of(raw);
        if (!Pictures.takes(type)) {
            return new Product(Sounds.measure(type, raw), raw, Optional.empty());
        }
        if (Files.size(raw) > mostOfPicture) {
            throw new Refused(Code.TOO_LARGE, Map.of("limit", mostOfPicture));
        }
        return pictures.take(type, raw, folder).orElseGet(() -> new Product(Facts.of(ANYTHING), raw, Optional.empty()));
    }
}
