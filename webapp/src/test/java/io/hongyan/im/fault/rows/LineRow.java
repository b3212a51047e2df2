package io.hongyan.im.fault.rows;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row that belongs to a message. */
@Entity
@Table(name = "fault_rows_line")
public class LineRow {
    /** Its migration. */
    public static final String MIGRATION =
            "create table fault_rows_line (key_name varchar(64) not null primary key, message varchar(13) not null)";

    @Id
    @Column(name = "key_name", length = 64)
    String key = "";

    @Column(length = 13)
    String message = "";

    LineRow() {}

    LineRow(String key, String message) {
        this.key = key;
        this.message = message;
    }
}
