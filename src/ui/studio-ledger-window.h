/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioLedgerWindow:
 *
 * Calls and costs: what each month and day came to, and the list of the calls, however they ended,
 * each to be opened or asked for again. What concerns images is done by the window that it belongs
 * to.
 */
#define STUDIO_TYPE_LEDGER_WINDOW (studio_ledger_window_get_type ())
G_DECLARE_FINAL_TYPE (StudioLedgerWindow, studio_ledger_window, STUDIO, LEDGER_WINDOW, AdwWindow)

GtkWindow *studio_ledger_window_new (StudioSession *session, GtkWindow *parent);

G_END_DECLS
