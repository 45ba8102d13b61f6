/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-config-vars.h"

#include <gio/gio.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

#define STUDIO_PLATFORM_API_ADDRESS "https://api.heroku.com"
#define STUDIO_PLATFORM_API_SECONDS 30

/**
 * StudioPlatformQuestion:
 * @address: (nullable): where the Platform API is, %STUDIO_PLATFORM_API_ADDRESS for %NULL
 * @app: the name of the app, as it was typed
 * @token: a Heroku API token, as it was typed
 * @two_factor_code: (nullable): a code of an authenticator
 *
 * Whose config variables are asked for, and with what right.
 */
typedef struct
{
  const char *address;
  const char *app;
  const char *token;
  const char *two_factor_code;
} StudioPlatformQuestion;

char *studio_platform_api_normalise_app (const char *text, GError **error);
void studio_platform_api_import_async (SoupSession *session,
                                       const StudioPlatformQuestion *question,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
StudioConfigVars *studio_platform_api_import_finish (GAsyncResult *result, GError **error);

G_END_DECLS
