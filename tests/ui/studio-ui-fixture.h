/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-demo-server.h"
#include "studio-memory-keyring.h"
#include "studio-session.h"
#include "studio-test-support.h"
#include "studio-window-actions.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioUiFixture:
 *
 * A session in a folder of its own, settings in memory, and no connection.
 */
typedef struct
{
  char *folder;
  StudioMemoryKeyring *keyring;
  StudioSession *session;
  GSettings *settings;
  StudioDemoServer *server;
} StudioUiFixture;

int studio_ui_test_run (int argc, char **argv, void (*add_tests) (void));
void studio_ui_fixture_set_up (StudioUiFixture *self, gconstpointer data);
void studio_ui_fixture_tear_down (StudioUiFixture *self, gconstpointer data);
void studio_ui_fixture_restart (StudioUiFixture *self);
void studio_ui_fixture_open (StudioUiFixture *self);
void studio_ui_fixture_connect (StudioUiFixture *self, const StudioDemoOptions *options);
void studio_ui_fixture_connect_demo (StudioUiFixture *self);
StudioWindow *studio_ui_fixture_open_window (StudioUiFixture *self);
StudioWindow *studio_ui_fixture_open_demo_window (StudioUiFixture *self);
GtkWidget *studio_ui_test_present (GtkWidget *child, int width, int height);
void studio_ui_test_destroy (GtkWidget *window, gpointer widget);
void studio_ui_test_settle (void);
GtkWidget *studio_ui_test_find (GtkWidget *root, GType type, const char *css_class);
GtkWidget *studio_ui_test_find_label (const char *label);
GtkWidget *studio_ui_test_find_window (GType type);
gboolean studio_ui_test_is_said (gpointer label);
gboolean studio_ui_test_is_not_said (gpointer label);
void studio_ui_test_click (const char *label);
gboolean studio_ui_test_holds (const char *bytes, gsize size, const char *words);

#define studio_ui_test_add(path, func) \
  g_test_add (                         \
      path, StudioUiFixture, NULL, studio_ui_fixture_set_up, func, studio_ui_fixture_tear_down)

G_END_DECLS
