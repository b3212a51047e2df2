package io.hongyan.im.account.storage;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A value that the installation keeps. */
@Entity
@Table(name = "setting")
class SettingRow {
    @Id
    String name = "";

    String content = "";
}
