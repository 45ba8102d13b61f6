/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-demo-server.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define DEMO_BODY "{\"model\":\"stable-image-ultra\",\"prompt\":\"a lake\",\"seed\":7}"

/* What came back: the status 0 and the error where no whole answer did. */
typedef struct
{
  SoupMessage *message;
  guint status;
  GBytes *body;
  GError *error;
} DemoAnswer;

StudioDemoServer *demo_start (const StudioDemoOptions *options);
SoupMessage *demo_new_message (StudioDemoServer *server, const char *key, const char *body);
void demo_post (StudioDemoServer *server, const char *key, const char *body, DemoAnswer *answer);
void demo_answer_clear (DemoAnswer *answer);
char *demo_answer_dup_base64 (DemoAnswer *answer);
gboolean demo_bytes_hold (GBytes *bytes, const char *text);
GBytes *demo_answer_dup_image (DemoAnswer *answer);
void demo_answer_check_error (DemoAnswer *answer, guint status, const char *type);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DemoAnswer, demo_answer_clear)

G_END_DECLS
