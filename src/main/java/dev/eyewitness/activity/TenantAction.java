package dev.eyewitness.activity;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.List;

/** An action that a tenant defined for itself; it goes before a built-in one of the same code. */
@Entity
@Table(name = "tenant_action")
@IdClass(TenantAction.Key.class)
public class TenantAction extends PanacheEntityBase {

    @Id
    public String tenant;

    @Id
    public String code;

    @Column(nullable = false)
    public String label;

    @Column(nullable = false)
    public String category;

    @Column(nullable = false)
    public String icon;

    @Column(nullable = false)
    public Severity severity;

    @Column(nullable = false)
    public String template;

    /** The tenant's and the action's code: what names one row. */
    public record Key(String tenant, String code) implements Serializable {}

    static List<TenantAction> of(String tenant) {
        return list("tenant", tenant);
    }

    Action toAction() {
        return new Action(code, label, Category.of(category), icon, severity, template, true);
    }
}
