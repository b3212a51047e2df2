package io.hongyan.im.plugin.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.People;
import io.hongyan.im.api.UserName;
import io.hongyan.im.plugin.testkit.Invalid;
import io.hongyan.im.plugin.testkit.MediaTypeContract;
import io.hongyan.im.plugin.testkit.SampleBlob;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContactTypeTest extends MediaTypeContract<Contact> {
    private static final UserName WEI = new UserName("wei");
    private static final UserName ANNA = new UserName("anna.b-c_1");
    private static final BlobId PICTURE = new BlobId("0000000000PNG");

    @Override
    protected String name() {
        return "contact";
    }

    @Override
    protected List<SampleBlob> blobs() {
        return List.of(SampleBlob.of(PICTURE.value(), "image/png", 7_000));
    }

    @Override
    protected Optional<People.Card> person(UserName user) {
        return Optional.of(user)
                .filter(List.of(WEI, ANNA)::contains)
                .map(known -> known.equals(WEI)
                        ? new People.Card(WEI, "魏 {0} it's", Optional.of(PICTURE))
                        : new People.Card(ANNA, "Anna", Optional.empty()));
    }

    @Override
    protected List<Contact> valid() {
        return List.of(
                new Contact(WEI, null, null), new Contact(ANNA, null, null), new Contact(ANNA, "claimed", PICTURE));
    }

    @Override
    protected Contact stored(Contact sent) {
        return sent.user().equals(WEI) ? new Contact(WEI, "魏 {0} it's", PICTURE) : new Contact(ANNA, "Anna", null);
    }

    @Override
    protected List<Invalid> invalid() {
        return List.of(
                new Invalid("{}", "user"),
                new Invalid("{\"user\":null}", "user"),
                new Invalid("{\"user\":\"\"}", "user"),
                new Invalid("{\"user\":7}", "user"),
                new Invalid("{\"user\":\"Wei\"}", "user"),
                new Invalid("{\"user\":\"nobody\"}", "user"),
                new Invalid("{\"user\":\"wei\",\"avatar\":\"0000000000ZZZ\"}", "avatar"));
    }

    @Test
    void isNumberNineOfTheProtocol() {
        assertThat(type().number()).hasValue(9);
    }
}
