package io.hongyan.im.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.packet.Refused;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a content names, wherever in it. */
class HeldBlobsTest {
    private static final String ONE = "0HZX4T9W2C5QK";
    private static final String TWO = "0HZX4TA01V7BM";

    record Item(BlobId picture) {}

    record Album(BlobId cover, List<Item> items, Map<String, List<BlobId>> more) {}

    private final ContentReader<Album> reader = new ContentReader<>(Album.class, Locale.ENGLISH);

    private static JsonNode album(String cover, String picture, String more) {
        return io.hongyan.im.packet.Json.readOwn("{\"cover\":\"" + cover + "\",\"items\":[{\"picture\":\"" + picture
                + "\"}],\"more\":{\"a\":[\"" + more + "\"]}}");
    }

    @Test
    void findsBlobsInNestedRecordsListsAndMaps() {
        ContentReader.Written written = reader.write(reader.read(album(ONE, TWO, "0000000000001")));

        assertThat(written.blobs())
                .isEqualTo(Map.of(
                        new BlobId(ONE), "cover",
                        new BlobId(TWO), "items[0].picture",
                        new BlobId("0000000000001"), "more.a[0]"));
        assertThat(written.map()).isEqualTo(album(ONE, TWO, "0000000000001"));
    }

    @Test
    void namesTheFieldOfABlobIdOfAnotherForm() {
        assertThatThrownBy(() -> reader.read(album("nonsense", TWO, TWO)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.details()).containsEntry("field", "cover"));
    }

    @Test
    void describesABlobIdAsTheStringThatItIs() {
        JsonNode cover = ContentSchema.of(Album.class).path("properties").path("cover");
        assertThat(cover.path("type").asText()).isEqualTo("string");
        assertThat(ONE).matches(cover.path("pattern").asText());
    }
}
