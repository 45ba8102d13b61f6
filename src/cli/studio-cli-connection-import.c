/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-connection.h"

#include "studio-client.h"
#include "studio-error.h"
#include "studio-platform-api.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static StudioConfigVars *
read_block (GError **error)
{
  gsize size;
  g_autoptr (StudioSecret) text = studio_cli_connection_read_all (
      _ ("Paste what “heroku config” prints, then press Ctrl+D: "), &size, error);
  if (text == NULL)
    return NULL;
  StudioConfigVars *vars = studio_config_vars_read (text, size, error);
  explicit_bzero (text, size);
  return vars;
}

static StudioConfigVars *
ask_platform (StudioCliConnection *self, GError **error)
{
  g_autoptr (StudioSecret) token = studio_cli_connection_read_line (_ ("Heroku API token: "),
                                                                    error);
  if (token == NULL)
    return NULL;
  const char *api = self->api == NULL ? STUDIO_PLATFORM_API_ADDRESS : self->api;
  g_autoptr (SoupSession) session = studio_client_new_session (api);
  g_autoptr (GAsyncResult) result = NULL;
  StudioPlatformQuestion question = {
    .address = api, .app = self->app, .token = token, .two_factor_code = self->two_factor_code
  };
  studio_platform_api_import_async (
      session, &question, NULL, studio_cli_connection_store_result_cb, &result);
  return studio_platform_api_import_finish (studio_cli_connection_wait (&result), error);
}

/**
 * studio_cli_connection_import:
 * @self: the options
 * @error: return location
 *
 * Takes address, key and model out of what `heroku config` prints, which is read from the standard
 * input, or with `--app` out of what the Platform API answers to the token that is read from there.
 *
 * Returns: whether the connection is kept
 */
gboolean
studio_cli_connection_import (StudioCliConnection *self, GError **error)
{
  if (self->app == NULL && self->two_factor_code != NULL)
    {
      studio_cli_set_usage_error (error, _ ("--two-factor-code goes with --app only."));
      return FALSE;
    }
  g_autoptr (StudioConfigVars) vars = self->app == NULL ? read_block (error)
                                                        : ask_platform (self, error);
  return vars != NULL
         && studio_cli_connection_keep (self,
                                        vars->address,
                                        vars->key,
                                        self->model == NULL ? vars->model : self->model,
                                        error);
}
