import { App, ConfigProvider, theme, type ThemeConfig } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nonce } from './nonce';
import { useDark } from './preferences';

const motion = !window.matchMedia('(prefers-reduced-motion: reduce)').matches;

const SHAPE = { motion, borderRadius: 10, controlHeight: 40, fontSize: 15, fontFamily: 'var(--hy-font)' };

const LIGHT: ThemeConfig = {
  token: {
    ...SHAPE,
    colorPrimary: '#0f6b66',
    colorLink: '#0a5c8a',
    colorError: '#b3261e',
    colorTextPlaceholder: '#62716d',
    colorTextDescription: '#52625e',
    colorTextTertiary: '#52625e',
    colorBorder: '#7d8d88',
  },
};

const DARK: ThemeConfig = {
  algorithm: theme.darkAlgorithm,
  token: {
    ...SHAPE,
    colorPrimary: '#63c9bd',
    colorLink: '#86c5f0',
    colorError: '#ff9d92',
    colorBgBase: '#151d1c',
    colorBgContainer: '#1b2524',
    colorBgElevated: '#1f2a29',
    colorBgLayout: '#101716',
    colorTextPlaceholder: '#9aaba6',
    colorTextDescription: '#a3b4af',
    colorTextTertiary: '#a3b4af',
    colorBorder: '#73857f',
    colorTextLightSolid: '#06211f',
  },
};

/** Gives Ant Design our colours and language, and the nonce that the page's policy asks of styles. */
export function Themed({ children }: { children: ReactNode }) {
  const dark = useDark();
  const { i18n } = useTranslation();
  return (
    <ConfigProvider theme={dark ? DARK : LIGHT} csp={{ nonce }} locale={i18n.language === 'zh' ? zhCN : enUS} wave={{ disabled: true }} button={{ autoInsertSpace: false }}>
      <App className="hy-app">{children}</App>
    </ConfigProvider>
  );
}
