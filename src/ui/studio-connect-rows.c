/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-connect-rows.h"

#include "studio-connect-field.h"
#include "studio-connection-store.h"
#include "studio-request.h"

/* What DIFFUSION_URL says in the United States, where most models run. */
#define DEFAULT_ADDRESS "https://us.inference.heroku.com"

/* A connection takes any model id; what a request would be refused for is said here already. */
static gboolean
check_model (const char *model, GError **error)
{
  g_autoptr (StudioRequest) request = studio_request_new (
      "?", NULL, STUDIO_ASPECT_RATIO_DEFAULT, 1, STUDIO_OUTPUT_FORMAT_PNG, model);

  return studio_request_validate (request, error);
}

/**
 * studio_connect_rows_fill:
 * @rows: rows
 * @now: (nullable): what the session is connected with
 *
 * Fills them as far as something is known.
 *
 * Returns: (transfer none): the first row that is left to the person
 */
GtkEditable *
studio_connect_rows_fill (StudioConnectRows rows, StudioConnection *now)
{
  gtk_editable_set_text (rows.address, DEFAULT_ADDRESS);
  gtk_editable_set_text (rows.model, STUDIO_DEFAULT_MODEL);
  gtk_editable_set_text (rows.name, STUDIO_CONNECTION_DEFAULT_NAME);
  if (now == NULL || studio_connection_get_source (now) == STUDIO_CONNECTION_DEMO)
    return rows.address;
  if (studio_connection_get_name (now) != NULL)
    gtk_editable_set_text (rows.name, studio_connection_get_name (now));
  gtk_editable_set_text (rows.address, studio_connection_get_address (now));
  gtk_editable_set_text (rows.model, studio_connection_get_model (now));
  return rows.key;
}

/**
 * studio_connect_rows_take:
 * @rows: rows
 * @vars: the variables of an application
 *
 * Fills them with what the variables say.
 */
void
studio_connect_rows_take (StudioConnectRows rows, const StudioConfigVars *vars)
{
  gtk_editable_set_text (rows.address, vars->address);
  gtk_editable_set_text (rows.key, vars->key);
  gtk_editable_set_text (rows.model, vars->model == NULL ? STUDIO_DEFAULT_MODEL : vars->model);
}

/**
 * studio_connect_rows_read:
 * @rows: rows
 * @error: return location for a %STUDIO_ERROR, which studio_connect_rows_show_problem() places
 *
 * Returns: (transfer full) (nullable): the connection that they say
 */
StudioConnection *
studio_connect_rows_read (StudioConnectRows rows, GError **error)
{
  g_autofree char *name = studio_connection_normalise_name (gtk_editable_get_text (rows.name),
                                                            error);
  if (name == NULL || !check_model (gtk_editable_get_text (rows.model), error))
    return NULL;
  g_autoptr (StudioConnection) plain = studio_connection_new (gtk_editable_get_text (rows.address),
                                                              gtk_editable_get_text (rows.key),
                                                              gtk_editable_get_text (rows.model),
                                                              STUDIO_CONNECTION_KEYRING,
                                                              error);
  return plain == NULL ? NULL : studio_connection_copy (plain, name, STUDIO_CONNECTION_KEYRING);
}

/**
 * studio_connect_rows_show_problem:
 * @rows: rows
 * @error: (nullable): what went wrong
 *
 * Marks the row that @error is about, and goes there.
 */
void
studio_connect_rows_show_problem (StudioConnectRows rows, const GError *error)
{
  static const StudioErrorCode address_codes[] = { STUDIO_ERROR_ADDRESS, 0 };
  static const StudioErrorCode key_codes[] = { STUDIO_ERROR_KEY, 0 };
  static const StudioErrorCode model_codes[] = { STUDIO_ERROR_MODEL, 0 };
  static const StudioErrorCode name_codes[] = { STUDIO_ERROR_CONNECTION_NAME, 0 };

  studio_connect_field_show (rows.address, error, address_codes);
  studio_connect_field_show (rows.key, error, key_codes);
  studio_connect_field_show (rows.model, error, model_codes);
  studio_connect_field_show (rows.name, error, name_codes);
}
