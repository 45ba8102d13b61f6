/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define STUDIO_JSON_DEPTH_MAX 64

/**
 * StudioJsonEvent:
 * @STUDIO_JSON_EVENT_NONE: inside a token, nothing to tell yet
 * @STUDIO_JSON_EVENT_ERROR: no JSON text can go on like this
 * @STUDIO_JSON_EVENT_SPACE: white space between tokens
 * @STUDIO_JSON_EVENT_SEPARATOR: a colon or comma
 * @STUDIO_JSON_EVENT_OBJECT_BEGIN: `{`
 * @STUDIO_JSON_EVENT_OBJECT_END: `}`
 * @STUDIO_JSON_EVENT_ARRAY_BEGIN: `[`
 * @STUDIO_JSON_EVENT_ARRAY_END: `]`
 * @STUDIO_JSON_EVENT_KEY_BEGIN: the quotation mark before a member's name
 * @STUDIO_JSON_EVENT_KEY_END: the quotation mark after it
 * @STUDIO_JSON_EVENT_STRING_BEGIN: the quotation mark before any other string
 * @STUDIO_JSON_EVENT_STRING_END: the quotation mark after it
 * @STUDIO_JSON_EVENT_CHARACTER: a character of a string, see @character of #StudioJsonScanner
 *
 * What a byte of JSON text meant.
 */
typedef enum
{
  STUDIO_JSON_EVENT_NONE,
  STUDIO_JSON_EVENT_ERROR,
  STUDIO_JSON_EVENT_SPACE,
  STUDIO_JSON_EVENT_SEPARATOR,
  STUDIO_JSON_EVENT_OBJECT_BEGIN,
  STUDIO_JSON_EVENT_OBJECT_END,
  STUDIO_JSON_EVENT_ARRAY_BEGIN,
  STUDIO_JSON_EVENT_ARRAY_END,
  STUDIO_JSON_EVENT_KEY_BEGIN,
  STUDIO_JSON_EVENT_KEY_END,
  STUDIO_JSON_EVENT_STRING_BEGIN,
  STUDIO_JSON_EVENT_STRING_END,
  STUDIO_JSON_EVENT_CHARACTER,
} StudioJsonEvent;

/**
 * StudioJsonScanner:
 * @depth: how many objects and arrays are open
 * @character: after %STUDIO_JSON_EVENT_CHARACTER: the byte as it stands, or the UTF-16 unit that
 *   an escape names
 *
 * The grammar of RFC 8259, byte by byte: strict, without memory beyond this struct, and without
 * recursion. Zeroed, it is ready to begin. The other fields are private.
 */
typedef struct
{
  guint depth;
  guint character;

  guint64 objects;
  const char *literal;
  guint8 state;
  guint8 escape;
  guint8 n_digits;
  guint8 utf8_left;
  guint8 utf8_low;
  guint8 utf8_high;
  gboolean in_key;
} StudioJsonScanner;

StudioJsonEvent studio_json_scanner_step (StudioJsonScanner *self, guint8 byte);
gboolean studio_json_scanner_is_plain (const StudioJsonScanner *self);
gboolean studio_json_scanner_is_whole (StudioJsonScanner *self);
gboolean studio_json_is_object (const char *text, gsize size);

G_END_DECLS
