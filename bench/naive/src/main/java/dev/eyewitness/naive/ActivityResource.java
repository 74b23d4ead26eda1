package dev.eyewitness.naive;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;

/** One request, one insert, one commit. */
@Path("/api/v1/activities")
public class ActivityResource {

    private final ActivityTable table;

    ActivityResource(ActivityTable table) {
        this.table = table;
    }

    @POST
    @RolesAllowed("activity:admin")
    public Response record(@Valid NewActivity posted) throws SQLException {
        StoredActivity stored = table.insert("default", posted);
        return Response.created(URI.create("/api/v1/activities/" + stored.id()))
                .entity(stored)
                .build();
    }
}
