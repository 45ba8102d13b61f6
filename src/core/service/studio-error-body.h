/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioErrorBody:
 * @is_json: whether the body is a JSON object
 * @is_page: whether it is a web page
 * @type: (nullable): the short name of the error, such as `authorization_error`
 * @code: (nullable): a second short name, where the code is a word, such as `moderation_blocked`
 * @parameter: (nullable): the name of the field that was refused, where it stands by itself
 * @message: (nullable): what it says to a person
 *
 * What could be read out of the body of a failure. Zeroed, it is empty.
 */
typedef struct
{
  gboolean is_json;
  gboolean is_page;
  char *type;
  char *code;
  char *parameter;
  char *message;
} StudioErrorBody;

void studio_error_body_read (StudioErrorBody *self, const char *content_type, const char *text);
void studio_error_body_clear (StudioErrorBody *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StudioErrorBody, studio_error_body_clear)

G_END_DECLS
