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

    private static final String DEFINE = """
            INSERT INTO tenant_action (tenant, code, label, category, icon, severity, template)
            VALUES (:tenant, :code, :label, :category, :icon, :severity, :template)
            ON CONFLICT (tenant, code) DO UPDATE SET label = excluded.label, category = excluded.category,
                icon = excluded.icon, severity = excluded.severity, template = excluded.template""";

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

    /** Defines it or redefines it, in one statement: two that come at once must not both find that it is not there yet. */
    static void define(String tenant, Action action) {
        getEntityManager()
                .createNativeQuery(DEFINE)
                .setParameter("tenant", tenant)
                .setParameter("code", action.code())
                .setParameter("label", action.label())
                .setParameter("category", action.category().code())
                .setParameter("icon", action.icon())
                .setParameter("severity", action.severity().rank())
                .setParameter("template", action.template())
                .executeUpdate();
    }

    /** Drops it, in one statement as well; false where there is none. */
    static boolean drop(String tenant, String code) {
        return delete("tenant = ?1 and code = ?2", tenant, code) > 0;
    }

    Action toAction() {
        return new Action(code, label, Category.of(category), icon, severity, template, true);
    }
}
