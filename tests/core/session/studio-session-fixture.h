/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-memory-keyring.h"
#include "studio-service-fixture.h"
#include "studio-session.h"

G_BEGIN_DECLS

/**
 * StudioSessionFixture:
 *
 * An open session with an empty keyring and an empty environment, over the library and the service
 * of a #StudioServiceFixture.
 */
typedef struct
{
  StudioServiceFixture service;
  StudioMemoryKeyring *keyring;
  StudioSession *session;
} StudioSessionFixture;

void studio_session_fixture_set_up (StudioSessionFixture *self, gconstpointer fault);
void studio_session_fixture_tear_down (StudioSessionFixture *self, gconstpointer fault);

G_END_DECLS
