/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * StudioSavedConnection:
 *
 * What the list of connections shows of one: all but the key. Immutable.
 * Properties: `name`, `address`, `model`, `active`.
 */
#define STUDIO_TYPE_SAVED_CONNECTION (studio_saved_connection_get_type ())
G_DECLARE_FINAL_TYPE (StudioSavedConnection,
                      studio_saved_connection,
                      STUDIO,
                      SAVED_CONNECTION,
                      GObject)

StudioSavedConnection *studio_saved_connection_new (const char *name,
                                                    const char *address,
                                                    const char *model,
                                                    gboolean active);
const char *studio_saved_connection_get_name (StudioSavedConnection *self);
const char *studio_saved_connection_get_address (StudioSavedConnection *self);
const char *studio_saved_connection_get_model (StudioSavedConnection *self);
gboolean studio_saved_connection_get_active (StudioSavedConnection *self);

G_END_DECLS
