/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-keyring.h"

G_BEGIN_DECLS

/**
 * StudioMemoryKeyring:
 *
 * A keyring for tests that forgets everything at the end, and can be told to refuse.
 */
#define STUDIO_TYPE_MEMORY_KEYRING (studio_memory_keyring_get_type ())
G_DECLARE_FINAL_TYPE (StudioMemoryKeyring, studio_memory_keyring, STUDIO, MEMORY_KEYRING, GObject)

StudioMemoryKeyring *studio_memory_keyring_new (void);
void studio_memory_keyring_set_refusing (StudioMemoryKeyring *self, gboolean refusing);

G_END_DECLS
