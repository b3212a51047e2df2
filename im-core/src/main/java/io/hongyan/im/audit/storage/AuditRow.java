package io.hongyan.im.audit.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "audit")
class AuditRow {
    @Id
    long id;

    @Column(name = "at_time")
    long time;

    @Column(nullable = false, length = 64)
    String actor = "";

    @Column(nullable = false, length = 64)
    String action = "";

    @Column(nullable = false, length = 200)
    String subject = "";

    @Column(nullable = false, length = 4_000)
    String detail = "";

    @Column(nullable = false, length = 64)
    String address = "";
}
