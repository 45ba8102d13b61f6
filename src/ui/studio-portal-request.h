/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gio/gio.h>
#include <gio/gunixfdlist.h>

G_BEGIN_DECLS

/* Where xdg-desktop-portal is on the session bus. */
#define STUDIO_PORTAL_NAME "org.freedesktop.portal.Desktop"
#define STUDIO_PORTAL_PATH "/org/freedesktop/portal/desktop"

/**
 * StudioPortalRequest:
 * @portal: its interface, a literal
 * @method: a method (s parent, subject, a{sv} options) → (o handle), a literal
 * @parent: what the portal calls the window that asks, "" for none
 * @subject: what comes between parent and options; floating
 * @options: a{sv}; floating
 * @files: (nullable): what handles in @subject stand for
 *
 * What a portal of xdg-desktop-portal is asked for, as
 * https://flatpak.github.io/xdg-desktop-portal/docs/ tells.
 */
typedef struct
{
  const char *portal;
  const char *method;
  const char *parent;
  GVariant *subject;
  GVariant *options;
  GUnixFDList *files;
} StudioPortalRequest;

void studio_portal_request_async (const StudioPortalRequest *request,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GVariant *studio_portal_request_finish (GAsyncResult *result, GError **error);

G_END_DECLS
