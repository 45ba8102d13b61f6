/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-client.h"
#include "studio-demo-fault.h"
#include "studio-demo-server.h"
#include "studio-job.h"
#include "studio-library.h"
#include "studio-pacer.h"
#include "studio-paths.h"
#include "studio-session.h"

G_BEGIN_DECLS

/**
 * StudioServiceFixture:
 *
 * A library in a folder of its own and the embedded service with one fault or none, for the tests
 * of what joins the two.
 */
typedef struct
{
  char *folder;
  StudioPaths *paths;
  StudioClock *clock;
  StudioLibrary *library;
  StudioDemoServer *server;
  SoupSession *soup;
  StudioPacer *pacer;
  StudioClient *client;
} StudioServiceFixture;

void studio_service_fixture_set_up (StudioServiceFixture *self, gconstpointer fault);
void studio_service_fixture_tear_down (StudioServiceFixture *self, gconstpointer fault);
void studio_service_fixture_swap_server (StudioServiceFixture *self, StudioDemoServer *server);
StudioSession *studio_service_fixture_new_session (StudioServiceFixture *self,
                                                   StudioKeyring *keyring,
                                                   char **environment);
StudioRequest *studio_service_fixture_new_request (guint32 seed);
void studio_service_fixture_wait_for_job (StudioJob *job);
StudioRecord *studio_service_fixture_load (StudioServiceFixture *self, gint64 id);
void studio_service_fixture_assert_kept_bytes (StudioServiceFixture *self, gint64 id);

G_END_DECLS
