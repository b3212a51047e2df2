package io.hongyan.im.plugin.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.api.BlobId;
import io.hongyan.im.plugin.testkit.Invalid;
import io.hongyan.im.plugin.testkit.MediaTypeContract;
import io.hongyan.im.plugin.testkit.SampleBlob;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileTypeTest extends MediaTypeContract<SentFile> {
    private static final String BLOB = "0000000000PDF";
    private static final long SIZE = 5_000_000_000L;

    @Override
    protected String name() {
        return "file";
    }

    @Override
    protected List<SampleBlob> blobs() {
        return List.of(SampleBlob.of(BLOB, "application/pdf", SIZE));
    }

    @Override
    protected List<SentFile> valid() {
        return List.of(
                file("report.pdf", SIZE),
                file("雁 {0} it's.tar.gz", SIZE),
                file(".bashrc", SIZE),
                file("../../etc/passwd", 7),
                file("C:\\temp\\a.txt", 0),
                file("\u202Egpj\0.\nexe", SIZE),
                file("雁".repeat(255), SIZE),
                file("😀".repeat(255) + "\r", SIZE));
    }

    @Override
    protected SentFile stored(SentFile sent) {
        return new SentFile(sent.blob(), FileName.clean(sent.name()), SIZE);
    }

    @Override
    protected List<Invalid> invalid() {
        return List.of(
                new Invalid("{\"name\":\"a\",\"size\":1}", "blob"),
                new Invalid(json("0000000000ZZZ", "\"a\"", "1"), "blob"),
                new Invalid("{\"blob\":\"" + BLOB + "\",\"size\":1}", "name"),
                new Invalid(json(BLOB, "7", "1"), "name"),
                new Invalid(json(BLOB, "\"\"", "1"), "name"),
                new Invalid(json(BLOB, "\" \\u0000\"", "1"), "name"),
                new Invalid(json(BLOB, "\"a/..\"", "1"), "name"),
                new Invalid(json(BLOB, "\"a/\"", "1"), "name"),
                new Invalid(json(BLOB, "\"" + "雁".repeat(256) + "\"", "1"), "name"),
                new Invalid(json(BLOB, "\"a\"", "-1"), "size"),
                new Invalid(json(BLOB, "\"a\"", "1.5"), "size"),
                new Invalid(json(BLOB, "\"a\"", "\"1\""), "size"));
    }

    @Test
    void isNumberTenOfTheProtocol() {
        assertThat(type().number()).hasValue(10);
    }

    @Test
    void keepsOnlyWhatANameShouldHold() {
        assertThat(FileName.clean("../../etc/passwd")).isEqualTo("passwd");
        assertThat(FileName.clean("C:\\temp\\a.txt")).isEqualTo("a.txt");
        assertThat(FileName.clean("\u202Egpj\0.\nexe")).isEqualTo("gpj.exe");
        assertThat(FileName.clean(" a b ")).isEqualTo("a b");
        assertThat(FileName.clean("..\u202E")).isEmpty();
    }

    private static SentFile file(String name, long size) {
        return new SentFile(new BlobId(BLOB), name, size);
    }

    private static String json(String blob, String name, String size) {
        return "{\"blob\":\"%s\",\"name\":%s,\"size\":%s}".formatted(blob, name, size);
    }
}
