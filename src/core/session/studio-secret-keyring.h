/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-keyring.h"

G_BEGIN_DECLS

/**
 * StudioSecretKeyring:
 *
 * The desktop's keyring through libsecret: the Secret Service, or in a sandbox the Secret portal.
 */
#define STUDIO_TYPE_SECRET_KEYRING (studio_secret_keyring_get_type ())
G_DECLARE_FINAL_TYPE (StudioSecretKeyring, studio_secret_keyring, STUDIO, SECRET_KEYRING, GObject)

StudioKeyring *studio_secret_keyring_new (void);

G_END_DECLS
