package io.hongyan.im.message;

import io.hongyan.im.api.Act;
import io.hongyan.im.plugin.MediaTypes;

/** What people may do with messages of a media type. */
interface Acts {
    boolean allow(String media, Act act);

    /** As the types say; one that is gone can't be asked, and holds nobody back from a recall. */
    static Acts of(MediaTypes types) {
        return (media, act) -> types.find(media).map(type -> type.allows(act)).orElse(act == Act.RECALL);
    }
}
