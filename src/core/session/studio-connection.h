/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * StudioConnectionSource:
 * @STUDIO_CONNECTION_ENVIRONMENT: `DIFFUSION_*` or `INFERENCE_*` variables, which always win
 * @STUDIO_CONNECTION_KEYRING: address in the settings, key in the keyring
 * @STUDIO_CONNECTION_THIS_SESSION: typed, and kept nowhere
 * @STUDIO_CONNECTION_DEMO: the embedded service
 */
typedef enum
{
  STUDIO_CONNECTION_ENVIRONMENT,
  STUDIO_CONNECTION_KEYRING,
  STUDIO_CONNECTION_THIS_SESSION,
  STUDIO_CONNECTION_DEMO,
} StudioConnectionSource;

#define STUDIO_TYPE_CONNECTION_SOURCE (studio_connection_source_get_type ())
GType studio_connection_source_get_type (void);
const char *studio_connection_source_to_string (StudioConnectionSource source);

/**
 * StudioConnection:
 *
 * Address, key and model of the service, normalised and checked; with a name where it is saved.
 * Immutable. The key leaves it only
 * into the client's one header and into the keyring.
 */
#define STUDIO_TYPE_CONNECTION (studio_connection_get_type ())
G_DECLARE_FINAL_TYPE (StudioConnection, studio_connection, STUDIO, CONNECTION, GObject)

StudioConnection *studio_connection_new (const char *address,
                                         const char *key,
                                         const char *model,
                                         StudioConnectionSource source,
                                         GError **error);
StudioConnection *studio_connection_new_from_environment (char **environment, GError **error);
StudioConnection *studio_connection_copy (StudioConnection *self,
                                          const char *name,
                                          StudioConnectionSource source);
void studio_connection_scrub_environment (void);
char *studio_connection_normalise_name (const char *text, GError **error);
const char *studio_connection_get_name (StudioConnection *self);
const char *studio_connection_get_address (StudioConnection *self);
const char *studio_connection_get_key (StudioConnection *self);
const char *studio_connection_get_model (StudioConnection *self);
StudioConnectionSource studio_connection_get_source (StudioConnection *self);
char *studio_connection_dup_host (StudioConnection *self);

G_END_DECLS
